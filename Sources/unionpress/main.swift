print("unionpress")
