"""What is likely to come and whether there is room for it: reporting centres by the hour. Later: replay of a rule.

    day = centre_day(statements, on=date(2026, 12, 1), calendar=calendar)      # planning.centres
    load = load_of(day, expected, law)
    load.too_full                               # the hours, said in advance; remedies_for(load, ...) are offered

Pure, like all of the core. Nothing here decides anything: a person does.
"""
