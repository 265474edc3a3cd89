"""From target and realisation to an achievement: formulas, policy, scales, rating."""
