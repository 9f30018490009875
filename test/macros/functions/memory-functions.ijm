some = IJ.currentMemory > 0;
less = IJ.maxMemory() >= IJ.currentMemory();
much = IJ.maxMemory > 1000000;
print(some, less, much);
s = IJ.freeMemory;
print(s.contains("MB"));
s = IJ.freeMemory();
long = lengthOf(s) > 5;
print(long);
