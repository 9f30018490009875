// images: rgb.tif noise8.tif
imageCalculator("Add create", "rgb.tif", "noise8.tif"); rename("r0"); getMinAndMax(a, b); print("Add", getWidth, getHeight, a, b);
imageCalculator("Subtract create", "rgb.tif", "noise8.tif"); rename("r1"); getMinAndMax(a, b); print("Subtract", getWidth, getHeight, a, b);
imageCalculator("Multiply create", "rgb.tif", "noise8.tif"); rename("r2"); getMinAndMax(a, b); print("Multiply", getWidth, getHeight, a, b);
imageCalculator("Divide create", "rgb.tif", "noise8.tif"); rename("r3"); getMinAndMax(a, b); print("Divide", getWidth, getHeight, a, b);
imageCalculator("AND create", "rgb.tif", "noise8.tif"); rename("r4"); getMinAndMax(a, b); print("AND", getWidth, getHeight, a, b);
imageCalculator("OR create", "rgb.tif", "noise8.tif"); rename("r5"); getMinAndMax(a, b); print("OR", getWidth, getHeight, a, b);
imageCalculator("XOR create", "rgb.tif", "noise8.tif"); rename("r6"); getMinAndMax(a, b); print("XOR", getWidth, getHeight, a, b);
imageCalculator("Min create", "rgb.tif", "noise8.tif"); rename("r7"); getMinAndMax(a, b); print("Min", getWidth, getHeight, a, b);
imageCalculator("Max create", "rgb.tif", "noise8.tif"); rename("r8"); getMinAndMax(a, b); print("Max", getWidth, getHeight, a, b);
imageCalculator("Average create", "rgb.tif", "noise8.tif"); rename("r9"); getMinAndMax(a, b); print("Average", getWidth, getHeight, a, b);
imageCalculator("Difference create", "rgb.tif", "noise8.tif"); rename("r10"); getMinAndMax(a, b); print("Difference", getWidth, getHeight, a, b);
imageCalculator("Copy create", "rgb.tif", "noise8.tif"); rename("r11"); getMinAndMax(a, b); print("Copy", getWidth, getHeight, a, b);
imageCalculator("Transparent-zero create", "rgb.tif", "noise8.tif"); rename("r12"); getMinAndMax(a, b); print("Transparent-zero", getWidth, getHeight, a, b);
