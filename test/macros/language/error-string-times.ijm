print("a" * 2);
