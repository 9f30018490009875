// images: ramp8.tif
print(getValue("Mean"));
print(getValue("Nonsense"));
