<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sv_SE" sourcelanguage="sv_SE">
<context>
    <name>GoalActs</name>
    <message numerus="yes">
        <source>”{goal}” och %n mål under det arkiverades. Ångra med Ctrl+Z.</source>
        <translation>
            <numerusform>”{goal}” och ett mål under det arkiverades. Ångra med Ctrl+Z.</numerusform>
            <numerusform>”{goal}” och %n mål under det arkiverades. Ångra med Ctrl+Z.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GoalCard</name>
    <message numerus="yes">
        <source>%n delmål {year}</source>
        <translation>
            <numerusform>%n delmål {year}</numerusform>
            <numerusform>%n delmål {year}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GoalHeader</name>
    <message numerus="yes">
        <source>Ingen av %n indikatorer har ett värde att bedöma.</source>
        <translation>
            <numerusform>Den enda indikatorn har inget värde att bedöma.</numerusform>
            <numerusform>Ingen av %n indikatorer har ett värde att bedöma.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message numerus="yes">
        <source>%n indikatorer</source>
        <translation>
            <numerusform>%n indikator</numerusform>
            <numerusform>%n indikatorer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{shown} av %n indikatorer</source>
        <translation>
            <numerusform>{shown} av %n indikator</numerusform>
            <numerusform>{shown} av %n indikatorer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NextStep</name>
    <message numerus="yes">
        <source>%n övergripande mål finns. Lägg till nästa, eller gå vidare med nämndernas mål under dem.</source>
        <translation>
            <numerusform>Ett övergripande mål finns. Lägg till nästa, eller gå vidare med nämndernas mål under det.</numerusform>
            <numerusform>%n övergripande mål finns. Lägg till nästa, eller gå vidare med nämndernas mål under dem.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TreePane</name>
    <message numerus="yes">
        <source>De första %n träffarna</source>
        <translation>
            <numerusform>Den första träffen</numerusform>
            <numerusform>De första %n träffarna</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n träffar</source>
        <translation>
            <numerusform>%n träff</numerusform>
            <numerusform>%n träffar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mål</source>
        <translation>
            <numerusform>%n mål</numerusform>
            <numerusform>%n mål</numerusform>
        </translation>
    </message>
</context>
</TS>
