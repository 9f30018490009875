// images: hyper8.tif
Stack.setDisplayMode("color"); Stack.setChannel(2); run("Multiply...","value=1.3"); Stack.getDisplayMode(q); print(q, is("composite"), is("grayscale")); run("Gaussian Blur...","sigma=1"); run("Maximum...","radius=1");
