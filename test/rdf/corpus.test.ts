import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { isFailure } from "../../src/errors/index.ts";
import { describeModel, readDescription } from "../../src/rdf/index.ts";
import { describeWithSharedData, sharedBytes, sharedPath } from "../support/shared-data.ts";
import { caught } from "./support.ts";

/** Every description of the test data: the paths of all warnings when it is read, or why it is refused.
 * Reviewed one by one; a change here is a change of what users see. */
const outcomes: Readonly<Record<string, readonly string[] | { code: string; paths: readonly string[] }>> = {
  "deepimagej_packages_without_weights/frunet_vesicles_tem_0.4.5/rdf.yaml": [],
  "deepimagej_packages_without_weights/mulux_pancreatic_phase_contrast_0.3.2/model.yaml": [
    "cite[1].doi",
    "outputs[0].halo[1]",
    "outputs[0].halo[2]",
  ],
  "deepimagej_packages_without_weights/unet_glioblastoma_phase_contrast_0.3.2/model.yaml": [],
  "deepimagej_packages_without_weights/unet_hela_dic_0.4.5/rdf.yaml": [],
  "deepimagej_packages_without_weights/unet_pancreatic_phase_contrast_0.4.5/rdf.yaml": [],
  "models/bacteria_unet2d_keras_tensors_only/upstream_0.4.8.yaml": [],
  "models/defcon_spot_density_tfjs_keras/deepimagej_package/model.yaml": [
    "outputs[0].halo[1]",
    "outputs[0].halo[2]",
  ],
  "models/nuclei_unet2d_legacy_0.3.0/UNet2DNucleiBroad.model.yaml": [
    "type",
    "weights.onnx.parent",
    "weights.torchscript.parent",
  ],
  "models/nuclei_unet2d_onnx_torchscript/rdf_any_size.yaml": [],
  "models/nuclei_unet2d_onnx_torchscript/rdf_fixed_512.yaml": [],
  "models/nuclei_unet2d_onnx_torchscript/upstream_0.4.0.yaml": [],
  "models/nuclei_unet2d_onnx_torchscript/upstream_0.4.9.yaml": [],
  "models/nuclei_unet2d_onnx_torchscript/upstream_0.5.4.yaml": [],
  "models/unet2d_fixed_size_with_halo_0.4/rdf.yaml": ["outputs[0].shape[2]", "outputs[0].shape[3]"],
  "models/unet2d_fixed_size_with_halo_0.4/upstream_0.4.9.yaml": [
    "outputs[0].shape[2]",
    "outputs[0].shape[3]",
  ],
  "models/unet2d_half_size_output/rdf.yaml": [],
  "models/unet2d_half_size_output/upstream_0.5.4.yaml": [],
  "models/unet2d_two_inputs_two_outputs/rdf.yaml": [],
  "models/unet2d_two_inputs_two_outputs/upstream_0.5.4.yaml": [],
  "models/upsample_x4_tiny_0.4/rdf.yaml": [],
  "models/upsample_x4_tiny_0.4/upstream_0.4.10.yaml": [],
  "rdfs/deepimagej_format_0.3/deepimagej_JonesVirtualStaining__0.3.6.yaml": ["outputs[0].shape"],
  "rdfs/deepimagej_format_0.3/deepimagej_MU-Lux_CTC_PhC-C2DL-PSC__0.3.6.yaml": [
    "cite[1].doi",
    "outputs[0].halo[1]",
    "outputs[0].halo[2]",
  ],
  "rdfs/deepimagej_format_0.3/deepimagej_Mt3VirtualStaining__0.3.6.yaml": [],
  "rdfs/deepimagej_format_0.3/deepimagej_UNet2DGlioblastomaSegmentation__0.3.6.yaml": [],
  "rdfs/deepimagej_format_0.3/fiji_N2VSEMDemo__0.3.6.yaml": ["test_inputs[0]", "test_outputs[0]"],
  "rdfs/deepimagej_format_0.3/src_2du-net_zerocostdl4mic__model.yaml": [],
  "rdfs/deepimagej_format_0.3/src_defcon_density_map_estimation__model.yaml": [
    "outputs[0].halo[1]",
    "outputs[0].halo[2]",
  ],
  "rdfs/deepimagej_format_0.3/src_fru-net_sev_segmentation__rdf.yaml": [],
  "rdfs/deepimagej_format_0.3/src_jones_virtual_staining__model.yaml": ["outputs[0].shape"],
  "rdfs/deepimagej_format_0.3/src_skin_lesion_classification__model.yaml": ["outputs[0].shape[1]"],
  "rdfs/deepimagej_format_0.3/src_stardist2D_zerocostdl4mic__model.yaml": [
    "test_inputs[0]",
    "test_outputs[0]",
    "outputs[0].halo[1]",
    "outputs[0].halo[2]",
  ],
  "rdfs/deepimagej_format_0.3/src_usiigaci__model.yaml": [],
  "rdfs/deepimagej_format_0.3/straightforward-crocodile__0.3.6.yaml": [],
  "rdfs/other_format_0.1_and_0.3/HPAShuffleNetV2__0.2_tfjs.model.yaml": {
    code: "rdf/unsupported-version",
    paths: [],
  },
  "rdfs/other_format_0.1_and_0.3/imagej-modelzoo__example.model.yaml": [
    "type",
    "cite[0].doi",
    "inputs[0].halo",
    "inputs[0].data_type",
    "inputs[0].axes",
    "outputs[0].data_type",
    "outputs[0].axes",
    "outputs[0].postprocessing[0].kwargs.mode",
    "weights.tensorflow_saved_model_bundle.tag",
    "weights.tensorflow_saved_model_bundle.sha256",
  ],
  "rdfs/other_format_0.1_and_0.3/k-dominik_UNet2DNucleiBroad__0.3.0.yaml": [
    "type",
    "weights.onnx.parent",
    "weights.torchscript.parent",
  ],
  "rdfs/spec_library_examples/unet2d_diff_output_shape__bioimageio.yaml": [],
  "rdfs/spec_library_examples/unet2d_fixed_shape__v0_4.bioimageio.yaml": [
    "outputs[0].shape[2]",
    "outputs[0].shape[3]",
  ],
  "rdfs/spec_library_examples/unet2d_keras_tf2__v0_4.bioimageio.yaml": [],
  "rdfs/spec_library_examples/unet2d_keras_tf__v0_4.bioimageio.yaml": [],
  "rdfs/spec_library_examples/unet2d_multi_tensor__bioimageio.yaml": [],
  "rdfs/spec_library_examples/unet2d_nuclei_broad__bioimageio.yaml": [],
  "rdfs/spec_library_examples/unet2d_nuclei_broad__expand_output_shape.bioimageio.yaml": [],
  "rdfs/spec_library_examples/unet2d_nuclei_broad__expand_output_shape_v0_4.bioimageio.yaml": [],
  "rdfs/spec_library_examples/unet2d_nuclei_broad__invalid_v0_4_0_duplicate_tensor_names.bioimageio.yaml": {
    code: "rdf/invalid",
    paths: ["outputs[0].name"],
  },
  "rdfs/spec_library_examples/unet2d_nuclei_broad__v0_4_0.bioimageio.yaml": [],
  "rdfs/spec_library_examples/upsample_test_model__v0_4.bioimageio.yaml": [],
  "rdfs/zoo_2024_format_0.4/ambitious-sloth__0.4.9.yaml": [],
  "rdfs/zoo_2024_format_0.4/creative-panda__0.4.5.yaml": [],
  "rdfs/zoo_2024_format_0.4/impartial-shark__0.4.7.yaml": [],
  "rdfs/zoo_2024_format_0.4/impartial-shrimp__0.4.5.yaml": [],
  "rdfs/zoo_2024_format_0.4/joyful-deer__0.4.9.yaml": [
    "outputs[0].shape[2]",
    "outputs[0].shape[3]",
    "outputs[0].shape[4]",
  ],
  "rdfs/zoo_2024_format_0.4/kind-seashell__0.4.6.yaml": [],
  "rdfs/zoo_2024_format_0.4/modest-octopus__0.4.9.yaml": [],
  "rdfs/zoo_2024_format_0.4/non-judgemental-eagle__0.4.6.yaml": [],
  "rdfs/zoo_2024_format_0.4/organized-cricket__0.4.9.yaml": [],
  "rdfs/zoo_2026/affable-shark.yaml": [],
  "rdfs/zoo_2026/ambitious-sloth.yaml": [],
  "rdfs/zoo_2026/charismatic-whale.yaml": [],
  "rdfs/zoo_2026/chatty-frog.yaml": [],
  "rdfs/zoo_2026/dazzling-spider.yaml": [],
  "rdfs/zoo_2026/diplomatic-bug.yaml": ["outputs[2].id"],
  "rdfs/zoo_2026/discreet-rooster.yaml": [],
  "rdfs/zoo_2026/dynamic-t-rex.yaml": [],
  "rdfs/zoo_2026/efficient-chipmunk.yaml": [],
  "rdfs/zoo_2026/fearless-badger.yaml": [],
  "rdfs/zoo_2026/greedy-deer.yaml": [],
  "rdfs/zoo_2026/handsome-sloth.yaml": [],
  "rdfs/zoo_2026/impartial-shark.yaml": [],
  "rdfs/zoo_2026/impartial-shrimp.yaml": [],
  "rdfs/zoo_2026/joyful-deer.yaml": ["outputs[0].shape[2]", "outputs[0].shape[3]", "outputs[0].shape[4]"],
  "rdfs/zoo_2026/modest-spider.yaml": ["outputs[0].axes[1].id"],
  "rdfs/zoo_2026/naked-microbe.yaml": [],
  "rdfs/zoo_2026/philosophical-panda.yaml": [],
  "rdfs/zoo_2026/plucky-leopard.yaml": [],
  "rdfs/zoo_2026/polite-pig.yaml": [],
  "rdfs/zoo_2026/resourceful-lizard.yaml": [],
  "rdfs/zoo_2026/straightforward-crocodile.yaml": [],
  "rdfs/zoo_2026/stupendous-sheep.yaml": [],
  "rdfs/zoo_2026/witty-whale.yaml": [],
};

const folders = ["rdfs", "models", "deepimagej_packages_without_weights"];

describeWithSharedData("all descriptions of the test data", () => {
  it("are listed", () => {
    const found = folders.flatMap((folder) =>
      readdirSync(sharedPath(folder), { recursive: true })
        .map((file) => `${folder}/${String(file).replaceAll("\\", "/")}`)
        .filter((file) => /\.ya?ml$/.test(file)),
    );
    expect(found.sort()).toEqual(Object.keys(outcomes).sort());
  });

  it.each(Object.entries(outcomes))("%s", (file, expected) => {
    const read = () => readDescription(sharedBytes(...file.split("/")), file);
    if ("code" in expected) {
      const error = caught(read);
      if (!isFailure(error)) throw error;
      const issues = "issues" in error.details ? error.details.issues : [];
      expect({ code: error.code, paths: issues.map((i) => ("path" in i ? i.path : i.what)) }).toEqual(
        expected,
      );
      return;
    }
    const description = read();
    expect(description.warnings.map((w) => w.path)).toEqual(expected);
    expect(description.name).not.toBe("");
    expect(description.weights.length).toBeGreaterThan(0);
    expect(description.weights.filter((w) => w.file.sha256?.length === 64).length).toBeGreaterThanOrEqual(
      statesNoHash.has(file) ? 0 : 1,
    );
    const card = describeModel(description);
    expect(JSON.parse(JSON.stringify(card))).toEqual(card);
    expect(card.warnings.length).toBe(expected.length);
  });
});

/** Files whose weights state no usable sha256. */
const statesNoHash = new Set([
  "rdfs/zoo_2026/charismatic-whale.yaml",
  "rdfs/zoo_2026/polite-pig.yaml",
  "rdfs/other_format_0.1_and_0.3/imagej-modelzoo__example.model.yaml",
  "rdfs/spec_library_examples/upsample_test_model__v0_4.bioimageio.yaml",
  "models/upsample_x4_tiny_0.4/upstream_0.4.10.yaml",
]);
