// images: hyper8.tif
Stack.setPosition(2, 1, 2);
run("Measure Stack...", "channels slices frames order=[czt(default)]");
print(nResults);
run("Measure Stack...", "slices order=zct");
print(nResults);
Stack.getPosition(c, z, t);
print(c, z, t);
