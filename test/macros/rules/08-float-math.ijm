// images: tiny32.tif
run("Add...","value=0.1 stack"); run("Multiply...","value=0.3 stack"); run("Divide...","value=0.7 stack"); run("Subtract...","value=1e-3 stack"); run("Divide...","value=255 stack"); run("Divide...","value=1e-20 stack"); 
