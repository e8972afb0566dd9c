"""The figures of the README, measured on the machine at hand: ``make bench``."""
