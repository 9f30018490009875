print("[Nothing]", "text");
