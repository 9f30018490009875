print("[nowhere]", "x");
