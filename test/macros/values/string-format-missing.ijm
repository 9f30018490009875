print(String.format("%.1f %.1f", 1));
