// answer: yes
Dialog.create("Title");
Dialog.addMessage("hello"); Dialog.addMessage("big", 20, "red"); Dialog.setInsets(0, 0, 0);
Dialog.addNumber("Sigma:", 2.123456); Dialog.addNumber("Radius", 5, 0, 4, "px"); Dialog.addSlider("Level", 0, 10, 3); Dialog.addSlider("Fine", 0, 1, 0.25, 0.05);
Dialog.addString("Name", "abc"); Dialog.addString("Wide", "", 30); Dialog.addDirectory("Folder", "/tmp"); Dialog.addFile("File", "/tmp/x.txt");
Dialog.addCheckbox("On", true); Dialog.addCheckbox("Off", false); Dialog.addCheckboxGroup(1, 2, newArray("a", "b"), newArray(false, true));
Dialog.addChoice("Choice", newArray("x", "y", "z"), "y"); Dialog.addChoice("First", newArray("p", "q")); Dialog.addChoice("Bad", newArray("p", "q"), "none");
Dialog.addRadioButtonGroup("Radio", newArray("r1", "r2"), 1, 2, "r2"); Dialog.addHelp("http://x"); Dialog.addToSameRow(); Dialog.addNumber("Last", -1);
Dialog.show();
a = Dialog.getNumber(); print(a, Dialog.getNumber(), Dialog.getNumber, Dialog.getNumber, Dialog.getNumber);
print("n=" + a, Dialog.getString(), Dialog.getString() + "|", Dialog.getString, Dialog.getString);
print(Dialog.getCheckbox(), Dialog.getCheckbox, Dialog.getCheckbox, Dialog.getCheckbox);
c = Dialog.getChoice(); print(c, Dialog.getChoice, Dialog.getChoice, Dialog.getRadioButton);
