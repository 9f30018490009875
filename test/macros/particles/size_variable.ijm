// images: border.tif
low = 3;
high = 50;
run("Analyze Particles...", "size=&low-&high display clear");
print(nResults);
run("Analyze Particles...", "size=low-Infinity display clear");
print(nResults);
run("Analyze Particles...", "size=" + low + "-" + high + " display clear");
print(nResults);
