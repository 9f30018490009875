s = File.getDefaultDir();
print("not here");
