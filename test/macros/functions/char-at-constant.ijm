print("abc".charAt(2));
