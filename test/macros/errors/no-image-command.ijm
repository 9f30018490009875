run("Close All");

run("Gaussian Blur...", "sigma=2");
print("never");
