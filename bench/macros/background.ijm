// Subtract Background, rolling ball radius 50, 1024 x 1024
setBatchMode(true);
newImage("noise", "8-bit ramp", 1024, 1024, 1);
run("Add Specified Noise...", "standard=20");
start = getTime();
run("Subtract Background...", "rolling=50");
return "" + (getTime() - start);
