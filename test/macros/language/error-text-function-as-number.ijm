x = 1 + toUpperCase("abc");
