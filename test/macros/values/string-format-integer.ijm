print(String.format("%d", 5));
