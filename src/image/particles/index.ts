/** Analyze Particles. Knows no macros and no option strings. */
export { ParticleAnalysis } from "./analyze-particles.ts";
export { type FindSettings, type FoundParticle, findParticles } from "./find-particles.ts";
export { type ParticleLevels, particleLevels } from "./particle-levels.ts";
export {
  ParticleError,
  type ParticleHooks,
  type ParticleOptions,
  type ParticleShow,
  particleShows,
} from "./particle-options.ts";
