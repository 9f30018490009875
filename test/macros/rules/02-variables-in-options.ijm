// images: noise16.tif
x=2.5; name="b c";
run("Duplicate...","title=&name"); run("Gaussian Blur...","sigma=&x"); run("Duplicate...","title=[q r] ignore"); sigma=3; run("Gaussian Blur...","sigma=sigma"); run("Add...","value=&x"); run("Duplicate...","title=name"); print(getTitle);
