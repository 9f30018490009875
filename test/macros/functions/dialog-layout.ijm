// answer: yes
// images: ramp8.tif noise8.tif
Dialog.createNonBlocking("Title");
Dialog.addImageChoice("Image");
Dialog.addImage("/none.png");
Dialog.addNumber("n", 3);
Dialog.enableYesNoCancel("Do", "Do not");
Dialog.setLocation(10, 20);
Dialog.getLocation(x, y);
Dialog.show();
print(Dialog.getNumber(), Dialog.getImageChoice(), Dialog.getYesNoCancel);
