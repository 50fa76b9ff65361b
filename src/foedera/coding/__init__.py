"""Coding: provisions and a codebook in, proposed claims out. Pure; what a machine says is a proposal."""
