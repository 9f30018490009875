// images: ramp8.tif
File.setDefaultDir("/somewhere/");
print(File.getDefaultDir, getDirectory("current"));
File.setDefaultDir("/other");
print(File.getDefaultDir);
File.setDefaultDirectory("/third/folder");
print(File.getDefaultDirectory);
File.setDefaultDirectory("");
print("[" + File.getDefaultDir + "]");
