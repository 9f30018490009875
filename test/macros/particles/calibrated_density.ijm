// images: cells16.tif
run("Calibrate...", "function=[Straight Line] unit=X text1=[0 1000 2000] text2=[0 5 10]");
setThreshold(8, 40);
run("Set Measurements...", "area mean modal min median integrated center redirect=None decimal=4");
run("Analyze Particles...", "size=4-Infinity display clear show=Masks");
getStatistics(a, m);
print(a, m);
