"""Kolada, the open database of Swedish municipalities' key figures: asked over the network, read with care."""
