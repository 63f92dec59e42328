"""How the schema came to be, step by step. Alembic runs env.py and the files in versions/."""
