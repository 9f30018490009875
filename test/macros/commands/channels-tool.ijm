// images: composite8.tif
run("Channels Tool...");
Stack.setDisplayMode("color");
Stack.setChannel(2);
print(nImages, is("composite"));
Stack.setActiveChannels("101");
run("Channels Tool...");
Stack.getDisplayMode(mode);
print(mode);
