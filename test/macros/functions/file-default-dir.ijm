// images: ramp8.tif
File.setDefaultDir("/somewhere/");
print(File.getDefaultDir, getDirectory("current"));
File.setDefaultDir("/other");
print(File.getDefaultDir);
