if (getDir("temp") == getDirectory("temp")) print("temp");
if (getDir("home") == getDirectory("home")) print("home");
print(endsWith(getDir("temp"), File.separator), endsWith(getDir("home"), File.separator));
print("[" + getDir("image") + "]");
