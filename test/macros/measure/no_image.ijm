print("x");
run("Measure");
