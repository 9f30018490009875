print("before");
random("Seeds");
