// images: composite16.tif
for (i=1; i<=3; i++) { Stack.setChannel(i); getMinAndMax(a, b); print(i, a, b); print(is("grayscale")); }
setMinAndMax(7, 300);
Stack.setChannel(1);
getMinAndMax(a, b); print(a, b);
Stack.setDisplayMode("color"); print(is("grayscale"));
Stack.setChannel(2); getMinAndMax(a, b); print(a, b); print(is("grayscale"));
Stack.setDisplayMode("grayscale"); print(is("grayscale"));
Stack.getDisplayMode(m); print(m);
resetMinAndMax(); getMinAndMax(a, b); print(a, b);
Stack.setChannel(3);
resetMinAndMax();
Stack.setActiveChannels("101");
Stack.getActiveChannels(s); print(s);
Stack.toggleChannel(2);
Stack.getActiveChannels(s); print(s);
