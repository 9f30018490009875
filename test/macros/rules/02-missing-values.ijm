// images: stack8.tif
run("Duplicate...","title=z"); run("Add..."," "); run("Multiply...","slice"); run("Gaussian Blur...","slice"); run("Subtract...","Value=20 slice"); run("Add...","xvalue=20 slice"); run("Add...","value=20 value=30 slice");
