setOption("BlackBackground", true); saveSettings; setOption("BlackBackground", false); setForegroundColor(1, 2, 3); restoreSettings;
newImage("a", "8-bit black", 4, 4, 1); fill(); print(getPixel(0, 0));
