"""placeholder until the reading room lands"""
