f = File.open(getDirectory("temp") + "h3-twice-a.txt");
g = File.open(getDirectory("temp") + "h3-twice-b.txt");
