import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;

/**
 * Judges PDF files for as long as standard input lasts, so that the tests pay for one Java start only.
 *
 * One line in: profile (ua1, 2a), tab, path. Lines out: one per broken rule, then a line "done".
 */
public final class PdfCheck {
    private static final int MOST_FAILURES = 1_000_000;
    private static final Map<String, ValidationProfile> PROFILES = new HashMap<>();

    private PdfCheck() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream answer = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // Whatever veraPDF prints on its own must not be taken for an answer.
        System.setOut(System.err);
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            String[] parts = line.split("\t", 2);
            try {
                judge(parts[0], parts[1], answer);
            } catch (Exception | LinkageError problem) {
                answer.println("cannot be judged: " + oneLine(problem.toString()));
            }
            answer.println("done");
        }
    }

    private static void judge(String name, String path, PrintStream answer) throws Exception {
        PDFAFlavour flavour = PDFAFlavour.fromString(name);
        try (FileInputStream file = new FileInputStream(path);
                PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour)) {
            PDFAValidator validator = ValidatorFactory.createValidator(profile(name), false, MOST_FAILURES);
            ValidationResult result = validator.validate(parser);
            Map<String, Integer> broken = new TreeMap<>();
            Map<String, String> where = new HashMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber()
                            + " " + oneLine(String.valueOf(assertion.getMessage()));
                    broken.merge(rule, 1, Integer::sum);
                    where.putIfAbsent(rule, oneLine(assertion.getLocation().getContext()));
                }
            }
            for (Map.Entry<String, Integer> entry : broken.entrySet()) {
                answer.println(entry.getKey() + " (" + entry.getValue() + " times, first at "
                        + where.get(entry.getKey()) + ")");
            }
            if (broken.isEmpty() && !result.isCompliant()) {
                answer.println("not compliant, and veraPDF does not say why");
            }
        }
    }

    private static ValidationProfile profile(String name) throws Exception {
        ValidationProfile known = PROFILES.get(name);
        if (known != null) {
            return known;
        }
        String file = name.startsWith("ua") ? "PDFUA-" + name.substring(2) : "PDFA-" + name.toUpperCase();
        String place = "org/verapdf/pdfa/validation/" + file + ".xml";
        try (InputStream xml = PdfCheck.class.getClassLoader().getResourceAsStream(place)) {
            ValidationProfile read = Profiles.profileFromXml(xml);
            PROFILES.put(name, read);
            return read;
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").trim();
    }
}
