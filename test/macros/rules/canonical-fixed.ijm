// images: hyper16.tif
paramMean=123.456789; paramStd=57.12345;
run("32-bit");
run("Subtract...","value="+paramMean+" stack");
run("Divide...","value="+paramStd+" stack");
