print("before");
random("seed", 1.5);
