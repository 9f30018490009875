// answer: yes
Dialog.create("Rows");
Dialog.addNumber("a", 1.5, 2, 5, "px");
Dialog.addToSameRow();
Dialog.addNumber("b", 2);
Dialog.addToSameRow;
Dialog.addCheckbox("c", true);
Dialog.addSlider("d", 0, 10, 3);
Dialog.addMessage("text", 14, "red");
Dialog.addChoice("e", newArray("x", "y"), "y");
Dialog.setInsets(0, 20, 0);
Dialog.addString("f", "text", 12);
Dialog.addRadioButtonGroup("g", newArray("p", "q"), 1, 2, "q");
Dialog.addCheckboxGroup(1, 2, newArray("h", "i"), newArray(true, false));
Dialog.addHelp("http://example.org");
Dialog.show;
print(Dialog.getNumber(), Dialog.getNumber, Dialog.getNumber());
print(Dialog.getCheckbox(), Dialog.getChoice(), Dialog.getString());
print(Dialog.getRadioButton, Dialog.getCheckbox(), Dialog.getCheckbox());
