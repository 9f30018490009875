// images: noise8.tif
print(getValue("rotation.angle")); run("Measure"); print(String.getResultsHeadings); run("Convert to Mask"); print(is("Inverting LUT"));
