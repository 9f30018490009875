print(IJ.currentMemory > 0, IJ.maxMemory() >= IJ.currentMemory(), IJ.maxMemory > 1000000);
print(lengthOf(IJ.freeMemory) > 5, IJ.freeMemory().contains("MB"));
