print(IJ.getFullVersion, getVersion, IJ.checksum("md5 string", "abc"), IJ.checksum("SHA-256 string", "µm"));
print(IJ.getToolName);
IJ.redirectErrorMessages();
