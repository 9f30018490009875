// FFT, 2048 x 2048, 8-bit
setBatchMode(true);
newImage("noise", "8-bit ramp", 2048, 2048, 1);
run("Add Specified Noise...", "standard=40");
start = getTime();
run("FFT");
return "" + (getTime() - start);
