eval("eval('print(1)'); print(2);");
r = eval("return eval('return \\'x\\'') + 'y';"); print(r);
eval("newImage('from eval', '8-bit black', 3, 3, 1);"); print(nImages, getTitle);
setBatchMode(true); eval("newImage('batch', '8-bit black', 3, 3, 1); print(is('Batch Mode'));"); print(nImages, is("Batch Mode"));
