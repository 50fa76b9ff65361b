"""Tests of what the benchmarks promise: figures that stand, differences that are explained."""
