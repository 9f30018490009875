/** How ImageJ's interpreter treats a built-in name, or the namespace before the point. It decides whether an expression that
 * begins with it is text, a number or an array, before anything is evaluated.
 * - `statement`: gives nothing, only allowed as a statement
 * - `string`: text, also where a number comes out (File.exists gives "1")
 * - `variable`: a table of text-giving functions says when it is text */
export type FunctionKind = "statement" | "numeric" | "string" | "array" | "variable";

const NAMES: Readonly<Record<FunctionKind, string>> = {
  statement: `run invert selectWindow wait beep resetMinAndMax resetThreshold print write doWand setMinAndMax setThreshold
    setTool setForegroundColor setBackgroundColor makeLine makeOval makeRectangle dump moveTo lineTo drawLine requires
    autoUpdate updateDisplay drawString setPasteMode doCommand showStatus showProgress showMessage putPixel setPixel snapshot
    reset fill setColor setLineWidth changeValues selectImage exit setLocation getCursorLoc getLine getVoxelSize getHistogram
    getStatistics getBoundingRect getLut setLut getSelectionCoordinates showMessageWithCancel makeSelection setResult
    updateResults setBatchMode setJustification setZCoordinate getThreshold getPixelSize setupUndo saveSettings restoreSettings
    setKeyDown open setFont getMinAndMax close setSlice newImage saveAs save setAutoThreshold rename getSelectionBounds fillRect
    getRawStatistics floodFill restorePreviousTool setVoxelSize getLocationAndSize getDateAndTime setMetadata imageCalculator
    setRGBWeights makePolygon setSelectionName drawRect drawOval fillOval setOption showText setSelectionLocation getDimensions
    waitForUser makePoint makeText makeEllipse getDisplayedArea toScaled toUnscaled makeArrow makeRotatedRectangle`,
  numeric: `getPixel abs cos exp floor log maxOf minOf pow round sin sqrt tan getTime getWidth getHeight random getResult
    getResultsCount getNumber nImages nSlices lengthOf nResults getImageID bitDepth selectionType atan isOpen isActive indexOf
    lastIndexOf charCodeAt getBoolean startsWith endsWith atan2 isNaN getZoom parseInt parseFloat isKeyDown getSliceNumber
    screenWidth screenHeight calibrate asin acos roiManager toolID is getValue Stack matches getStringWidth Fit Overlay
    selectionContains Plot Math`,
  string: `d2s toHex toBinary getTitle getString substring fromCharCode getInfo getDirectory getArgument getImageInfo
    toLowerCase toUpperCase runMacro eval toString replace Dialog getMetadata File selectionName getVersion getResultLabel call
    String Ext exec List debug IJ getResultString getDir trim charAt`,
  array: "getProfile newArray split getFileList getFontList newMenu getList Array",
  variable: "Table Roi RoiManager Property Image Color",
};

export const functionKinds: ReadonlyMap<string, FunctionKind> = new Map(
  Object.entries(NAMES).flatMap(([kind, names]) =>
    names.split(/\s+/).map((name): [string, FunctionKind] => [name, kind as FunctionKind]),
  ),
);

/** Names that are only namespaces: "Array.sort". */
export const namespaces: ReadonlySet<string> = new Set(
  "Stack Fit Overlay Plot Math Dialog File String Ext List IJ Array Table Roi RoiManager Property Image Color".split(
    " ",
  ),
);

/** Functions of the "variable" namespaces that give text.
 * @see ImageJ 1.54p Functions.isStringFunction */
const VARIABLE_TEXTS: ReadonlySet<string> = new Set(
  `Table.getString Table.title Table.headings Table.allHeadings Roi.getStrokeColor Roi.getDefaultColor Roi.getFillColor
  Roi.getName Roi.getProperty Roi.getProperties Roi.getGroupNames Roi.getType Property.getProperty Property.getProperties
  Property.get Property.getInfo Property.getList Property.getSliceLabel Property.getDicomTag RoiManager.getName Image.title
  Image.name Color.foreground Color.background Color.toString Color.wavelengthToColor`.split(/\s+/),
);

export function isVariableText(name: string): boolean {
  return VARIABLE_TEXTS.has(name);
}

/** Text-kind functions whose value is a number when assigned. */
export const NUMERIC_TEXTS: ReadonlySet<string> = new Set([
  "Dialog.getNumber",
  "Dialog.getCheckbox",
  "File.exists",
  "File.isDirectory",
  "File.length",
  "File.getLength",
  "File.rename",
  "File.delete",
  "List.getValue",
]);

/** Joined to text these show a full Java double ("1264.0"). */
export const DOUBLE_TEXTS: ReadonlySet<string> = new Set(["List.getValue", "Dialog.getNumber"]);

/** Functions whose number argument may be a comparison. */
export const BOOLEAN_ARGUMENTS: ReadonlySet<string> = new Set(
  `setBatchMode autoUpdate setOption Plot.setAxisXLog Plot.setAxisYLog Plot.setFrozen Plot.setLogScaleX Plot.setLogScaleY
  Overlay.drawLabels Overlay.useNamesAsLabels Overlay.selectable Roi.setAntiAlias RoiManager.associateROIsWithSlices
  RoiManager.restoreCentered RoiManager.useNamesAsLabels`.split(/\s+/),
);

/** Functions whose parentheses ImageJ does not read: with them a macro stops, after the function has run. */
export const WITHOUT_PARENTHESES: ReadonlySet<string> = new Set([
  "File.getDefaultDir",
  "File.getDefaultDirectory",
  "Overlay.hidden",
  "Overlay.pasteAndMerge",
  "Plot.getNumObjects",
  "Plot.objectCount",
  "Roi.getGroupNames",
  "Roi.remove",
  "Roi.selectNone",
  "Stack.isHyperStack",
  "Stack.isHyperstack",
  "Stack.size",
  "selectionName",
]);
