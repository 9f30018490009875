// answer: yes
Dialog.create("T"); Dialog.addNumber("a", 1); Dialog.show();
x = Dialog.getNumber();
y = Dialog.getNumber();
