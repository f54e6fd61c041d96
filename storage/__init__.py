"""Where the data is: records, database, repositories, migrations and the starting content."""
